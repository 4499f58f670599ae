export function lintAsSpectral(source: string): Promise<string[]>;
export function lintAsRedocly(source: string): Promise<string[]>;
