/**
 * The registry and the inference service as the command line sees them: over REST.
 */
package crescendo.cli.rest;
