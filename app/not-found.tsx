import { Button } from "@/app/_ui/button";
import { NoticePage } from "@/app/_ui/notice-page";
import { getWords, titled } from "@/app/_words/get-words";
import { words } from "@/lib/words/text";

const notFoundWords = words("ui.notFound", {
  title: "Page not found",
  heading: "This page does not exist",
  why: "Check the address for typos. The page may also have moved.",
  toStart: "Go to the start page",
});

export const generateMetadata = titled(notFoundWords("title"));

export default async function NotFound() {
  const t = await getWords(notFoundWords);
  return (
    <NoticePage title={t("heading")}>
      <p>{t("why")}</p>
      <Button asChild look="primary">
        {/* A plain link: every page brings the scripts of this one along. */}
        <a href="/">{t("toStart")}</a>
      </Button>
    </NoticePage>
  );
}
