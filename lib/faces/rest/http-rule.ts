import type { Operation } from "@/lib/catalogue/operation";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** Where an operation is on the web, and its name in the OpenAPI document. */
export interface Route {
  method: Method;
  /** Below the role's base path, such as `/domains/{name}`. */
  path: string;
  /** Unique in all roles; with the role it is the operationId. */
  id: string;
}

/** `app-password` to `AppPassword`. */
const pascal = (words: string): string =>
  words.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const camel = (...parts: string[]): string => {
  const name = parts.map(pascal).join("");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
};

/** `alias` to `aliases`, `identity` to `identities`. */
function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** What is somebody's own needs no name: it is known by who asks. */
const own = (noun: string): string => noun.replace(/^own-/, "");

/** `/mailboxes/{address}/app-passwords/{id}`; nothing for what has no key. */
function pathTo({ kind, within, key }: Operation["subject"]): string {
  const names = Object.keys(key.shape);
  const last = names.pop();
  if (last === undefined) return "";
  const outer = names.map((name) => `/${plural(within ?? "")}/{${name}}`);
  return `${outer.join("")}/${plural(own(kind))}/{${last}}`;
}

interface Named {
  /** What it is done to, and what that belongs to. */
  noun: string;
  owner: string;
  verb: string;
  isRead: boolean;
  /** Where the noun is: the subject itself, or what is below it. */
  path: string;
  hasKey: boolean;
}

function namedParts({ name, subject, effect }: Operation): Named {
  const [given = "", verb = ""] = name.split(".");
  const noun = own(given);
  const kind = own(subject.kind);
  const path = pathTo(subject);
  const isItself = kind === noun && path !== "";
  return {
    noun,
    verb,
    isRead: effect === "read",
    hasKey: path !== "",
    owner: isItself ? (subject.within ?? "") : path === "" ? "" : kind,
    path: isItself ? path : `${path}/${plural(noun)}`,
  };
}

function routeOfRead({ noun, owner, verb, path, hasKey }: Named): Route {
  if (verb === "list") return { method: "get", path, id: camel(verb, owner, plural(noun)) };
  if (verb === "export")
    return { method: "get", path: `${path}/export`, id: camel(verb, owner, plural(noun)) };
  if (verb === "show")
    return { method: "get", path: hasKey ? path : `/${noun}`, id: camel("get", owner, noun) };
  return { method: "get", path: `${path}/${verb}`, id: camel("get", owner, noun, verb) };
}

/** Verbs that take something away: all of it, or a part that follows. */
const ending = /^(delete|revoke|end|unlink|reset)(?:-(.+))?$/;

function routeOfWrite({ noun, owner, verb, path }: Named): Route {
  const [first = "", ...rest] = verb.split("-");
  const part = rest.join("-");
  const id = camel(first, owner, noun, part);
  if (ending.test(verb))
    return part === "all"
      ? { method: "delete", path, id: camel(first, owner, plural(noun)) }
      : { method: "delete", path: part ? `${path}/${part}` : path, id };
  if (verb === "update") return { method: "patch", path, id };
  if (first === "set") return { method: "put", path: `${path}/${part}`, id };
  if (first === "create") return { method: "post", path: part ? `${path}/${part}` : path, id };
  return { method: "post", path: `${path}/${verb}`, id };
}

/** The place of an operation by its name, by what it is about and by whether it writes. */
export function routeByRule(operation: Operation): Route {
  const named = namedParts(operation);
  return named.isRead ? routeOfRead(named) : routeOfWrite(named);
}
