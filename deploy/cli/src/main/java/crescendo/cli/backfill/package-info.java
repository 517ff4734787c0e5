/**
 * Backfills, as the command line asks for them and shows how far they are.
 */
package crescendo.cli.backfill;
