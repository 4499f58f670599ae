/** Whether a browser is that of an iPhone or iPad; an iPad that asks for desktop pages calls itself a Mac. */
export const isOnAppleMobile = (userAgent: string | null): boolean =>
  /\b(iPhone|iPad|iPod)\b/.test(userAgent ?? "");
