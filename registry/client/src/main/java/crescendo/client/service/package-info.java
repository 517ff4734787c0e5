/**
 * What every service does before it opens its port.
 */
package crescendo.client.service;
