import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const tagWords = words("rest.entityTag", {
  malformed: '{header} must be * or a list of ETags such as "v3".',
});

/** The strong entity tag of a version (RFC 9110 8.8.3). */
export const entityTag = (version: number): string => `"v${version}"`;

/** One of ours is `v` and a version; others belong to other servers, and fit nothing here. */
interface EntityTag {
  weak: boolean;
  version: number | null;
}

/** Any that is there, or one of these. */
export type TagList = "*" | readonly EntityTag[];

const maxHeaderLength = 4_096;
// RFC 9110 8.8.3; a list may have empty elements (5.6.1.2).
const tag = /(?<weak>W\/)?"(?<opaque>[\x21\x23-\x7e\x80-\xff]*)"/;
const list = new RegExp(
  `^[ \\t,]*${tag.source}(?:[ \\t]*,[ \\t,]*${tag.source.replaceAll(/\?<\w+>/g, "?:")})*[ \\t,]*$`,
);

function tagsOf(name: string, header: string): TagList {
  if (header.trim() === "*") return "*";
  if (header.length > maxHeaderLength || !list.test(header))
    throw new AppError("invalid-input", tagWords("malformed", { header: name }));
  return [...header.matchAll(new RegExp(tag, "g"))].map(({ groups }) => {
    const version = /^v(0|[1-9]\d{0,9})$/.exec(groups?.opaque ?? "")?.[1];
    return { weak: groups?.weak !== undefined, version: version === undefined ? null : Number(version) };
  });
}

/** A header's list of tags, null when there is none. Throws `invalid-input` for what is no list of entity tags. */
export function tagList(request: Request, name: "If-Match" | "If-None-Match"): TagList | null {
  const header = request.headers.get(name);
  return header === null ? null : tagsOf(name, header);
}

/** The versions that fit by the strong comparison (RFC 9110 8.8.3.2): a weak tag is the same as nothing. */
export const strongVersions = (tags: readonly EntityTag[]): number[] =>
  tags.flatMap(({ weak, version }) => (weak || version === null ? [] : version));

/** Whether the list names this version by the weak comparison, which is If-None-Match's (RFC 9110 13.1.2). */
export const names = (tags: TagList, version: number): boolean =>
  tags === "*" || tags.some((one) => one.version === version);
