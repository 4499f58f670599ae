/** As many digits as a measurement is worth. */
export const significant = (value: number): number => Number(value.toPrecision(5));
