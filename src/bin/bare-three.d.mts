export function bareThree(code: string): string;
