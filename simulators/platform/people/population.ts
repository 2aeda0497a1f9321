// Everybody the platform knows: the people made by hand, and some thousand computed from a seed when somebody asks for them.

import { type InventedPerson, inventedPeople } from '../../people.ts';
import { generatedIndexOf, generatedPerson, mostGenerated } from './generated.ts';

export interface Resident extends InventedPerson {
  /** 人员编号, what the platform calls a person by. */
  readonly personNumber: string;
  /** 人员证件类型, the national code. */
  readonly certificateType: string;
}

export interface Population {
  readonly size: number;
  /** By place in the list, the people made by hand first. */
  readonly at: (index: number) => Resident | null;
  readonly byId: (id: string) => Resident | null;
  /** By the number of the certificate. */
  readonly byNumber: (number: string) => Resident | null;
  readonly byPersonNumber: (personNumber: string) => Resident | null;
}

/** Person numbers of generated people begin here, so that more can be made by hand without renumbering anybody. */
const firstGenerated = 1001;

/** 01 resident ID card, 17 residence permit, 07 foreign permanent resident card. */
const certificateTypes = { citizen: '01', residencePermit: '17', foreign2017: '07', foreign2023: '07' } as const;

const resident = (person: InventedPerson, serial: number): Resident => ({
  ...person,
  personNumber: `66${String(serial).padStart(16, '0')}`,
  certificateType: certificateTypes[person.card?.kind ?? 'citizen'],
});

const handMade = inventedPeople.map((person, index) => resident(person, index + 1));

/** @param generated how many there are besides those made by hand. */
export function createPopulation({ seed, generated }: { readonly seed: string; readonly generated: number }): Population {
  if (generated > mostGenerated) throw new Error(`no more than ${mostGenerated} people can be told apart by their numbers`);
  const known = new Map<number, Resident>();

  function generatedAt(index: number): Resident | null {
    if (!(index >= 0 && index < generated)) return null;
    const person = known.get(index) ?? resident(generatedPerson(seed, index), firstGenerated + index);
    known.set(index, person);
    return person;
  }

  return {
    size: handMade.length + generated,
    at: (index) => handMade[index] ?? generatedAt(index - handMade.length),
    byId: (id) => handMade.find((person) => person.id === id) ?? generatedAt(Number(/^person-(\d{5})$/.exec(id)?.[1] ?? -1)),
    byNumber(number) {
      const own = handMade.find((person) => person.number === number);
      if (own) return own;
      const found = generatedAt(generatedIndexOf(number));
      return found?.number === number ? found : null;
    },
    byPersonNumber(personNumber) {
      const serial = Number(/^66(\d{16})$/.exec(personNumber)?.[1] ?? -1);
      return handMade[serial - 1] ?? generatedAt(serial - firstGenerated);
    },
  };
}
