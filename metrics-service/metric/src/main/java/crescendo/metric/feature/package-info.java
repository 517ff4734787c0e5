/**
 * Metrics on what an extractor sees in images: vectors of features, whatever the extractor is.
 */
package crescendo.metric.feature;
