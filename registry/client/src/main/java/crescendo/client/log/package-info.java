/**
 * The Kafka log: its topics, sending an event until a broker has it, and following a topic from its beginning.
 */
package crescendo.client.log;
