import { z } from "zod";
import { customIssue } from "@/lib/platform/input/issue-text";
import { logoKinds, maxLogoBytes } from "@/lib/platform/settings/logo-limits";
import { type Text, words } from "@/lib/words/text";

const logoWords = words("settings.logo", {
  tooLarge: "must be at most 200 KiB",
  "image/png": "must be a PNG image",
  "image/svg+xml": "must be a plain SVG image, without scripts, styles, links or other files",
});

const pngSignature = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * An SVG that draws and does nothing else: no script, no handler, no link, no foreign or outer content. It is shown by
 * `<img>` alone, which runs nothing in it; this is for whoever opens the picture itself. An element is what it is under
 * any prefix (XML Names 1.0, section 6.1).
 */
const forbiddenInSvg =
  /<\s*(?:[^\s<>/!?:]+:)?(script|foreignObject|iframe|object|embed|a|animate|set|image|use|style|handler|listener)\b|<!(doctype|entity)|<\?(?!xml\s)|\son[a-z]+\s*=|(href|src)\s*=|javascript:|url\s*\(\s*(?!\s|['"]?#)|@import|&#/i;

/** Other encodings could read letters into it that are not there in UTF-8; those of one byte a letter, as ASCII, cannot. */
const oddEncoding = /^\s*<\?xml\s[^>]*\bencoding\s*=\s*['"](?!utf-8['"]|us-ascii|iso-8859-|windows-125)/i;

function isPlainSvg(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  return (
    /^\s*(<\?xml\s[^>]*\?>\s*)?<svg[\s>]/.test(text) &&
    text.trimEnd().endsWith("</svg>") &&
    !oddEncoding.test(text) &&
    !forbiddenInSvg.test(text)
  );
}

const isRight: Record<(typeof logoKinds)[number], (bytes: Buffer) => boolean> = {
  "image/png": (bytes) => bytes.subarray(0, 8).equals(pngSignature),
  "image/svg+xml": isPlainSvg,
};

/** A logo: PNG or SVG of at most 200 KiB, in base64. */
export const logoImage = z
  .strictObject({ mediaType: z.enum(logoKinds), base64: z.base64().max(maxLogoBytes * 1.4) })
  .superRefine(({ mediaType, base64 }, check) => {
    const bytes = Buffer.from(base64, "base64");
    const refuse = (text: Text) => check.addIssue(customIssue(text, ["base64"]));
    if (bytes.length > maxLogoBytes) refuse(logoWords("tooLarge"));
    else if (!isRight[mediaType](bytes)) refuse(logoWords(mediaType));
  });
