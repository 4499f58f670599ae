import { posix } from "node:path";
import { guidePath } from "@/app/(help)/guide-path";
import { guideNames } from "@/app/(help)/guides";

/**
 * Where a link within a guide leads when the guide is read here: to the same place of another guide, or out of the product. Null for
 * a file of the source code, which is not served.
 */
export function guideLink(from: string, href: string): string | null {
  if (/^(https?:|#)/.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const name = posix.join(posix.dirname(from), path).replace(/\.md$/, "");
  if (!guideNames.includes(name)) return null;
  return anchor === undefined ? guidePath(name) : `${guidePath(name)}#${anchor}`;
}
