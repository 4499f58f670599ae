import type { ComponentProps } from "react";
import Markdown, { type Components } from "react-markdown";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { guideLink } from "@/app/(help)/guide-link";
import type { Guide } from "@/app/(help)/read-guide";

const look = [
  "grid grid-cols-1 gap-4 leading-relaxed wrap-anywhere [&_:is(h1,h2,h3,h4)]:scroll-mt-6",
  "[&_h1]:text-3xl [&_h1]:font-semibold [&_h1]:tracking-tight",
  "[&_h2]:mt-6 [&_h2]:text-xl [&_h2]:font-semibold [&_h3]:mt-3 [&_h3]:text-lg [&_h3]:font-semibold [&_h4]:font-semibold",
  "[&_:is(ul,ol)]:grid [&_:is(ul,ol)]:gap-1.5 [&_:is(ul,ol)]:pl-6 [&_ul]:list-disc [&_ol]:list-decimal",
  "[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-4",
  "[&_code]:font-mono [&_code]:text-[0.9em] [&_pre]:rounded-lg [&_pre]:border [&_pre]:border-line [&_pre]:bg-surface [&_pre]:p-4",
  "[&_pre]:whitespace-pre-wrap [&_blockquote]:border-l-4 [&_blockquote]:border-line [&_blockquote]:pl-4",
  "[&_table]:w-full [&_table]:text-sm [&_:is(th,td)]:border-b [&_:is(th,td)]:border-line [&_:is(th,td)]:py-2 [&_:is(th,td)]:pr-4",
  "[&_:is(th,td)]:text-left [&_:is(th,td)]:align-top [&_img]:max-w-full",
].join(" ");

/**
 * A guide as a page, made on the server. react-markdown makes elements of Markdown without HTML in between, so nothing that stands in a guide
 * can become a script; rehype-slug gives headings the anchors that the same files have at GitHub.
 */
export function GuideText({ name, text }: Guide) {
  const components: Components = {
    a: ({ href = "", children }: ComponentProps<"a">) => {
      const target = guideLink(name, href);
      return target === null ? <span>{children}</span> : <a href={target}>{children}</a>;
    },
  };
  return (
    <article lang="en" className={look}>
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSlug]} components={components}>
        {text}
      </Markdown>
    </article>
  );
}
