"""Prints what pyHanko says of the signatures of a PDF file, one line for each, for the tests.

    pyhanko_verdict.py ROOT.pem FILE...

A line reads: file name|field|bottom line|coverage|changes since|level. The level is B-B or B-T as
pyHanko's AdES validation grants it at the time that the signature claims, or what it misses.
"""

import asyncio
import os
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import ades, async_validate_pdf_signature
from pyhanko.sign.validation.policy_decl import CertValidationPolicySpec, SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager


async def verdict(path, root):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        for signature in reader.embedded_signatures:
            context = ValidationContext(trust_roots=[root], allow_fetching=False)
            try:
                status = await async_validate_pdf_signature(
                    signature, context, ts_validation_context=context)
                words = [str(status.bottom_line), status.coverage.name,
                         status.modification_level.name if status.modification_level else "OTHER"]
            except Exception as error:  # what is refused is a verdict too
                words = ["False", type(error).__name__, str(error)[:80].replace("\n", " ")]
            print("|".join([name, signature.field_name, *words, await level(signature, root)]))


async def level(signature, root):
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([root]),
        revinfo_policy=CertRevTrustPolicy(NO_REVOCATION))
    spec = SignatureValidationSpec(
        cert_validation_policy=policy, ts_cert_validation_policy=policy)
    try:
        digest = signature.compute_digest()
        time = signature.self_reported_timestamp
        timing = ValidationTimingInfo(validation_time=time, best_signature_time=time,
                                      point_in_time_validation=True)
        attributes = signature.signer_info["unsigned_attrs"].native or []
        if any(entry["type"] == "signature_time_stamp_token" for entry in attributes):
            result = await ades.ades_with_time_validation(
                signature.signed_data, spec, raw_digest=digest)
            name = "B-T"
        else:
            result = await ades.ades_basic_validation(
                signature.signed_data, spec, timing_info=timing, raw_digest=digest)
            name = "B-B"
    except Exception as error:
        return type(error).__name__
    return name if str(result.ades_subindic) in ("OK", "AdESPassed.OK") else str(result.ades_subindic)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    root = load_cert_from_pemder(sys.argv[1])
    for path in sys.argv[2:]:
        asyncio.run(verdict(path, root))


main()
