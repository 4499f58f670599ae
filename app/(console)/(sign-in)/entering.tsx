import { TextLink } from "@/app/_ui/text-link";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const enteringWords = words("portal.adminLogin.entering", {
  goingOn: "You are signed in.",
  continue: "Continue",
});

/**
 * Somebody who has just come back from a provider: the browser sends the session's cookie only with a request that our own
 * page has asked for (SameSite=Strict), and this is one.
 */
export function Entering({ path }: { path: string }) {
  const t = useWords(enteringWords);
  return (
    <main id="content" className="grid min-h-dvh content-center justify-items-center gap-2">
      <meta httpEquiv="refresh" content={`0;url=${path}`} />
      <h1 className="text-lg font-semibold">{t("goingOn")}</h1>
      <TextLink href={path} prefetch={false}>
        {t("continue")}
      </TextLink>
    </main>
  );
}
