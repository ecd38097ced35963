import { useState } from 'react';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { RuleTraceTable } from './RuleTraceTable';

/** The reasons in words, and on demand how every rule was read. */
export const WhyThisTier = ({ evaluation }: { evaluation: Evaluation }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <EvaluationReasons evaluation={evaluation} />
      <Button
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        style={{ marginTop: 8 }}
      >
        {open
          ? 'Hide the rules'
          : `How ${evaluation.trace.length} rules were read`}
      </Button>
      <Collapse in={open} unmountOnExit>
        <RuleTraceTable evaluation={evaluation} />
      </Collapse>
    </>
  );
};
