/**
 * What growing saves: images shown over time, beside training at full size.
 */
package crescendo.bench.growth;
