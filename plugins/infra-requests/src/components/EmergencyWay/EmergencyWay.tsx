import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { StageText } from '../RequirementText/RequirementText';
import { durationInWords } from '../TimeLeft/durationInWords';

type EmergencyWayProps = {
  way: NonNullable<Preview['emergencyWay']>;
  /** Where it says already who decides. */
  afterwards?: boolean;
};

/** What a tier's way for emergencies means: who decides, and that others look back at it. */
export const EmergencyWay = ({ way, afterwards }: EmergencyWayProps) => {
  const t = useTranslate();
  const language = useLanguage();
  const who = (
    <StageText stage={{ name: 'emergency', requirements: way.requirements }} />
  );
  return (
    <>
      {!afterwards && (
        <>
          {isOnePerson(way)
            ? t('form.emergencyWay.one', { who })
            : t('form.emergencyWay.several', { who })}{' '}
        </>
      )}
      {t('form.emergencyWay.afterwards', {
        time: durationInWords(way.reviewWithin, language),
      })}
    </>
  );
};

function isOnePerson({ requirements }: EmergencyWayProps['way']): boolean {
  return requirements.length === 1 && requirements[0].count === 1;
}
