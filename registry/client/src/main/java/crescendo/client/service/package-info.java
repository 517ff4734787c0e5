/**
 * What every service does as it starts.
 */
package crescendo.client.service;
