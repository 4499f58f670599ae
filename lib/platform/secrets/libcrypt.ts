import koffi, { type KoffiFunc } from "koffi";
import { processWide } from "@/lib/platform/process-wide";

/*
 * The system's own crypt(3), which knows what Debian's /etc/shadow may hold: DES, SHA-crypt, yescrypt. A call costs its
 * time in a thread of its own (crypt_rn keeps no state between calls), never in the event loop.
 */

/** `struct crypt_data` of libxcrypt, in bytes; it refuses a smaller place. */
const placeBytes = 32_768;
/** Debian, Ubuntu and SUSE; Fedora and Arch. */
const names = ["libcrypt.so.1", "libcrypt.so.2"];

type CryptCall = (phrase: string, setting: string) => Promise<string | null>;

function load(): CryptCall | null {
  for (const name of names)
    try {
      return callOf(koffi.load(name).func("const char *crypt_rn(const char *, const char *, void *, int)"));
    } catch {
      // Another system's name, or none: then its hashes are refused with that reason.
    }
  return null;
}

type CryptRn = (phrase: string, setting: string, place: Buffer, size: number) => string | null;

const callOf =
  (crypt: KoffiFunc<CryptRn>): CryptCall =>
  (phrase, setting) =>
    new Promise((resolve, reject) => {
      const place = Buffer.alloc(placeBytes);
      crypt.async(phrase, setting, place, placeBytes, (error, result) => {
        // Held until here by this use: freed earlier, the call would write into others' memory. It has seen the password, too.
        place.fill(0);
        if (error) reject(error);
        else resolve(result);
      });
    });

const loaded = () => processWide("libcrypt", () => ({ call: load() }));

/** Whether this machine has a libcrypt to ask. */
export const hasLibcrypt = (): boolean => loaded().call !== null;

/** crypt(3) of a password under the setting of a stored string; null when it is not understood or holds a NUL. */
export async function cryptWith(phrase: string, setting: string): Promise<string | null> {
  // C ends a text at NUL: what follows would count for nothing.
  if (phrase.includes("\0") || setting.includes("\0")) return null;
  return (await loaded().call?.(phrase, setting)) ?? null;
}
