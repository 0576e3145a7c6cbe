import type { Rights } from '../tour/credit';
import { Paragraphs } from '../ui/Words';

export function RightsText({ rights }: { rights: Rights | undefined }) {
  if (!rights) return null;
  return (
    <>
      <p>{[`© ${rights.holder}`, rights.license].filter(Boolean).join(' · ')}</p>
      <Paragraphs of={rights.text} />
    </>
  );
}
