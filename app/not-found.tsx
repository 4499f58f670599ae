import { Button } from "@/app/_ui/button";
import { NoticePage } from "@/app/_ui/notice-page";
import { getWords, titled } from "@/app/_words/get-words";
import { PortalHeader } from "@/app/(user)/portal-header";
import { PortalParts } from "@/app/(user)/portal-parts";
import { currentSession } from "@/lib/faces/session/current";
import { words } from "@/lib/words/text";

const notFoundWords = words("ui.notFound", {
  title: "Page not found",
  heading: "This page does not exist",
  why: "Check the address for typos. The page may also have moved.",
  toStart: "Go to the start page",
});

export const generateMetadata = titled(notFoundWords("title"));

/** Who is signed in keeps the way around. All links are plain ones: every page brings the scripts of this one along. */
export default async function NotFound() {
  const t = await getWords(notFoundWords);
  const session = await currentSession();
  if (session)
    return (
      <>
        <PortalHeader address={session.address} impersonatedBy={session.impersonatedBy?.login} />
        <PortalParts path={null} as="a" />
        <main id="content" className="mx-auto grid max-w-5xl gap-3 px-4 py-6 sm:px-5 sm:py-9">
          <h1 className="text-3xl font-semibold tracking-tight">{t("heading")}</h1>
          <p className="text-muted">{t("why")}</p>
        </main>
      </>
    );
  return (
    <NoticePage title={t("heading")}>
      <p>{t("why")}</p>
      <Button asChild look="primary">
        <a href="/">{t("toStart")}</a>
      </Button>
    </NoticePage>
  );
}
