/**
 * How the inference service holds under many clients: joined runs, waiting times under load, overload, and versions that change meanwhile.
 */
package crescendo.bench.serve;
