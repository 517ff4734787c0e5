/**
 * The four services as child processes: where their jars lie, how they are started, when they are ready.
 */
package crescendo.platform.service;
