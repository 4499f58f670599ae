import type { ReactNode } from "react";
import { Logo } from "@/app/_ui/logo";

interface NoticePageProps {
  title: string;
  children: ReactNode;
}

/** A page with one short message and what to do next. */
export function NoticePage({ title, children }: NoticePageProps) {
  return (
    <main
      id="content"
      className="mx-auto grid min-h-[calc(100dvh-3.5rem)] max-w-md content-center gap-6 px-5 py-12"
    >
      <Logo />
      <h1 className="text-2xl font-semibold">{title}</h1>
      <div className="grid justify-items-start gap-4 text-muted">{children}</div>
    </main>
  );
}
