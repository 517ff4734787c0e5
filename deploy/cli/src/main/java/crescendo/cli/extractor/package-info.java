/**
 * Extractors from elsewhere: checked here, and registered as models.
 */
package crescendo.cli.extractor;
