// 全部事项: every service on its shelf, or found by the first letters of its words. One touch chooses.

import { useState, type ReactElement } from 'react';
import { type ServiceGroup, serviceGroups } from '../../contract/service-group.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { ServiceIcon } from '../parts/drawings/service-icons.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { usePages } from '../parts/pages.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import type { KnownService } from '../parts/service-words.ts';
import { knownServices, type OfferedService } from './services/known-services.ts';
import { ServiceKeys } from './services/service-keys.tsx';
import { ServiceLetters } from './services/service-letters.tsx';

type Looking = { readonly by: 'groups' } | { readonly by: 'group'; readonly group: ServiceGroup } | { readonly by: 'letters' };

export function AllServices({ screen }: { readonly screen: ScreenOf<'allServices'> }): ReactElement {
  const { view, words } = useKiosk();
  const [looking, look] = useState<Looking>({ by: 'groups' });
  const services = knownServices(screen.services);
  const title = looking.by === 'group' ? words(`parts.groups.${looking.group}`) : words('screens.allServices.title');
  const byGroup = (
    <RaisedKey act={() => look({ by: 'groups' })}>
      {words(looking.by === 'group' ? 'screens.allServices.otherGroup' : 'screens.allServices.byGroup')}
    </RaisedKey>
  );
  const byLetters = <RaisedKey act={() => look({ by: 'letters' })}>{words('screens.allServices.byLetters')}</RaisedKey>;
  if (looking.by === 'letters') return <ServiceLetters services={services} otherWay={byGroup} />;
  return (
    <>
      <Content>
        <div>
          <p className="eyebrow">{words('screens.menu.all')}</p>
          <Title big>{title}</Title>
        </div>
        <p className={view.display.textSize === 'extra' ? 'spare' : undefined}>{words(`screens.allServices.${looking.by}`)}</p>
      </Content>
      <Answers>
        {looking.by === 'groups' ? (
          <>
            <GroupKeys services={services} choose={(group) => look({ by: 'group', group })} />
            <span />
            {byLetters}
          </>
        ) : (
          <>
            {/* Another group begins on its first page. */}
            <ServiceKeys key={looking.group} services={services.filter(({ group }) => group === looking.group)} />
            {byGroup}
            {byLetters}
          </>
        )}
      </Answers>
    </>
  );
}

/** A group is known by the picture of the service that most people seek in it. */
const pictures: Readonly<Record<ServiceGroup, KnownService>> = {
  queries: 'insured-status',
  remoteTreatment: 'remote-treatment',
  benefits: 'chronic-disease',
  enrolment: 'enrolment',
  reimbursement: 'reimbursement',
  certificates: 'certificate',
};

const groupsOnAPage = 6;

interface GroupKeysProps {
  readonly services: readonly OfferedService[];
  readonly choose: (group: ServiceGroup) => void;
}

function GroupKeys({ services, choose }: GroupKeysProps): ReactElement {
  const { words } = useKiosk();
  const sizeOf = (wanted: ServiceGroup): number => services.filter(({ group }) => group === wanted).length;
  const { shown, keys } = usePages(
    serviceGroups.filter((group) => sizeOf(group) > 0),
    groupsOnAPage,
  );
  return (
    <>
      <div className="tiles">
        {shown.map((group) => {
          const name = words(`parts.groups.${group}`);
          return (
            <RaisedKey key={group} shape="tile" says={name} act={() => choose(group)}>
              <span className="tile-words">
                {name}
                <small className="count">{words('screens.allServices.count', { count: sizeOf(group) })}</small>
              </span>
              <ServiceIcon service={pictures[group]} />
            </RaisedKey>
          );
        })}
      </div>
      {keys}
    </>
  );
}
