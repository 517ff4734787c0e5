package crescendo.registry.durable;

/** @param servers as Kafka's {@code bootstrap.servers} */
record Brokers(String servers) {}
