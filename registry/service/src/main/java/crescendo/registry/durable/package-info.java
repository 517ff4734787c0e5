/**
 * The broker and the bucket: how this service reaches them, follows them, and says how they are.
 */
package crescendo.registry.durable;
