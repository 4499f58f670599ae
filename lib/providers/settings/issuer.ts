import { z } from "zod";
import { enteredReach, isOutOfReach } from "@/lib/platform/foreign-answer/reach";
import { hostOf } from "@/lib/platform/foreign-answer/shown-url";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const urlWords = words("provider.url", {
  url: "must be a URL such as https://id.example.org",
  https: "must be https",
  reserved: "must not be a link-local or reserved address",
  plain: "must not contain a username, password or fragment",
  noQuery: "must not have a query",
  httpsPage: "must be an https address such as https://id.example.org/account",
});

/** Whether the host name of a URL is this machine. */
export const isLoopback = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);

const webUrl = z
  .url({ protocol: /^https?$/, error: message(urlWords("url")), abort: true })
  .superRefine((text, check) => {
    const url = new URL(text);
    if (url.protocol === "http:" && !isLoopback(url.hostname)) check.addIssue(message(urlWords("https")));
    if (isOutOfReach(enteredReach, hostOf(url))) check.addIssue(message(urlWords("reserved")));
    if (url.username || url.password || url.hash) check.addIssue(message(urlWords("plain")));
  });

/** An address that secrets and codes are sent to: https without query, fragment or login; http on loopback only. */
export const providerUrl = webUrl
  .max(255)
  .refine((text) => !new URL(text).search, message(urlWords("noQuery")));

/** A page that people are led to: https alone, without a login in it. */
export const pageUrl = z
  .url({ protocol: /^https$/, error: message(urlWords("httpsPage")), abort: true })
  .max(500)
  .refine(
    (text) => {
      const { username, password } = new URL(text);
      return username === "" && password === "";
    },
    message(urlWords("httpsPage")),
  );

/** A single endpoint of a provider: as `providerUrl`, but it may have a query (RFC 6749 3.1 and 3.2). */
export const endpointUrl = webUrl.max(1_000);
