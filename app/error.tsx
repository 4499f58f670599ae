"use client";

import { Failure, type FailureProps } from "@/app/_ui/failure";
import { NoticePage } from "@/app/_ui/notice-page";

/** Shown when a page fails, or the frame of one. */
export default function ErrorPage(props: FailureProps) {
  return (
    <NoticePage title="Something went wrong on our side">
      <Failure {...props} />
    </NoticePage>
  );
}
