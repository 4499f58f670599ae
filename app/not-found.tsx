import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { NoticePage } from "@/app/_ui/notice-page";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <NoticePage title="This page does not exist">
      <p>The address may be mistyped, or the page has moved.</p>
      <Button asChild look="primary">
        <Link href="/">Go to the start page</Link>
      </Button>
    </NoticePage>
  );
}
