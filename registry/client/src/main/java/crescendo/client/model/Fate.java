package crescendo.client.model;

/**
 * What was decided of a version, once and for all: whether it stays, since something names it, or goes, since its job's
 * retention has no room for it. Whoever writes this first has decided.
 *
 * @param by what names it, or the job that lets it go
 */
record Fate(boolean stays, String by) {}
