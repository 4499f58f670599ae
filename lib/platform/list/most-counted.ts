/**
 * As far as the rows of a list are counted, so that it takes no longer however many there are: a count of one more stands
 * for all that are beyond.
 */
export const mostCounted = 10_000;
