// The head that every page of a filing has: which service it is, and the one thing that is asked now.

import type { ReactElement, ReactNode } from 'react';
import { useKiosk } from '../kiosk.ts';
import { Content, Title } from './layout.tsx';
import { serviceName } from './service-words.ts';

interface FilingPageProps {
  readonly service: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function FilingPage({ service, title, children }: FilingPageProps): ReactElement {
  const { words } = useKiosk();
  const name = serviceName(service, words);
  return (
    <Content>
      <div>
        {name !== null && <p className="eyebrow spare">{name}</p>}
        <Title>{title}</Title>
      </div>
      {children}
    </Content>
  );
}
