import { TextLink } from "@/app/_ui/text-link";

interface RowLinkProps {
  /** Where the list is to which it belongs. */
  list: string;
  /** What it is called, in its address as well. */
  name: string;
  className?: string;
}

/** The name of something, which leads to its page; nobody opens all of a list, so none is loaded before. */
export const RowLink = ({ list, name, className }: RowLinkProps) => (
  <TextLink href={`${list}/${encodeURIComponent(name)}`} prefetch={false} className={className}>
    {name}
  </TextLink>
);
