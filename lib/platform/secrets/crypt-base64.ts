const alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * The base64 of crypt(3): three bytes become four characters, least significant six bits first. `order` names the
 * bytes of each group, most significant first; a last group may have fewer.
 */
export function cryptBase64(bytes: Buffer, order: readonly (readonly number[])[]): string {
  let text = "";
  for (const group of order) {
    let value = 0;
    for (const index of group) value = (value << 8) | (bytes[index] ?? 0);
    const characters = Math.ceil((group.length * 8) / 6);
    for (let count = 0; count < characters; count++) {
      text += alphabet[value & 63];
      value >>>= 6;
    }
  }
  return text;
}
