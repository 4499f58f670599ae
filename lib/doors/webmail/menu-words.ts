import { languages, sayIn } from "@/lib/words/languages";
import { words } from "@/lib/words/text";

const menuWords = words("webmail.menu", { account: "My account", signOut: "Sign out" });

/** What our entries in SOGo's menu are called, by language (BCP 47): JSON, as it stands between the quotes of a script. */
export function webmailMenuWords(): string {
  const byLanguage = languages().map(({ tag }) => {
    const say = sayIn(tag);
    return [tag, { account: say(menuWords("account")), signOut: say(menuWords("signOut")) }];
  });
  return JSON.stringify(JSON.stringify(Object.fromEntries(byLanguage))).slice(1, -1);
}
