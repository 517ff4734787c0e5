/**
 * Models from elsewhere: tried here, and registered.
 */
package crescendo.cli.model;
