import type { ReactNode } from 'react';

interface CardProps {
  address: string;
  picture: string | undefined;
  title: ReactNode;
  children?: ReactNode;
}

/** A small picture and what it leads to; the whole card can be touched. */
export const Card = ({ address, picture, title, children }: CardProps) => (
  <li className="card">
    {picture === undefined ? (
      <div className="card-blank" />
    ) : (
      <img src={picture} alt="" width={480} height={300} loading="lazy" decoding="async" />
    )}
    <h3>
      <a href={address}>{title}</a>
    </h3>
    {children}
  </li>
);
