/**
 * What the services tell each other over Kafka, as CloudEvents in binary mode.
 */
package crescendo.contracts.event;
