/** The service around it all: settings, start and end, Kafka's channel, health and figures. */
package crescendo.trainer.service;
