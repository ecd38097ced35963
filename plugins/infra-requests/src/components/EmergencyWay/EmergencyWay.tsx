import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import { StageText } from '../RequirementText/RequirementText';
import { durationInWords } from '../TimeLeft/durationInWords';

type EmergencyWayProps = {
  way: NonNullable<Preview['emergencyWay']>;
  /** Where it says already who decides. */
  afterwards?: boolean;
};

/** What a tier's way for emergencies means: who decides, and that others look back at it. */
export const EmergencyWay = ({ way, afterwards }: EmergencyWayProps) => (
  <>
    {!afterwards && (
      <>
        In an emergency{' '}
        <StageText
          stage={{ name: 'emergency', requirements: way.requirements }}
        />{' '}
        {isOnePerson(way) ? 'decides' : 'decide'} instead.{' '}
      </>
    )}
    Whoever is skipped is told, and people who took no part in it look back at
    it within {durationInWords(way.reviewWithin)}.
  </>
);

function isOnePerson({ requirements }: EmergencyWayProps['way']): boolean {
  return requirements.length === 1 && requirements[0].count === 1;
}
