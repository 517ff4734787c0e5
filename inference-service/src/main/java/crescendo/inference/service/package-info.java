/**
 * The service put together: its settings, its parts, and how it starts, follows the log and stops.
 */
package crescendo.inference.service;
