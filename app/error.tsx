"use client";

import { Failure, type FailureProps, failureWords } from "@/app/_ui/failure";
import { NoticePage } from "@/app/_ui/notice-page";
import { useWords } from "@/app/_words/use-words";

/** Shown when a page fails, or the frame of one. */
export default function ErrorPage(props: FailureProps) {
  return (
    <NoticePage title={useWords(failureWords)("title")}>
      <Failure {...props} />
    </NoticePage>
  );
}
