import { titled } from "@/app/_words/get-words";
import { NothingHere } from "@/app/(console)/nothing-here";
import { words } from "@/lib/words/text";

const notFoundWords = words("console.notFound", { title: "Not found" });

export const generateMetadata = titled(notFoundWords("title"));

/** Below the role's frame, so that the way around stays. */
export default function NotFound() {
  return <NothingHere />;
}
