/** What TensorFlow's Java classes can do, and do not offer. */
package org.tensorflow;
