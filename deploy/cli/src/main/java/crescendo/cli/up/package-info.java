/**
 * Starting the platform and the services, and finding those that run.
 */
package crescendo.cli.up;
