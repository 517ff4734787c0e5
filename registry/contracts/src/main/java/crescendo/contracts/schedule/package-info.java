/**
 * The growth schedule: where training stands is a pure function of the images it has shown.
 */
package crescendo.contracts.schedule;
