/** For how long a log is kept, in words. */
export const keptWords = (days: number): string => (days === 1 ? "one day" : `${days} days`);
