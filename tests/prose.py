"""Twelve long answers of fictional prose, three of them not in English. Arcadia, its laws and its offices don't exist.

No column codes them and no words cite an objective. `MEANT` says what each paragraph was written about.
"""

from __future__ import annotations

# Question, language, and for each paragraph the objective that it was written about, and its words.
WRITTEN: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "(a)",
        "en",
        (
            (
                "1",
                "In fictional Arcadia the statistical office now publishes migration data every year. The census of the "
                "islands asked for the country of birth, and disaggregated data by sex and age are shared with the "
                "ministries that plan housing and schools. A household survey follows in the spring.",
            ),
            (
                "2",
                "The plan of Arcadia tries to ease what drives people away from home. Droughts and sea level rise have "
                "emptied whole valleys, so that rural livelihoods, jobs for young people and adaptation to climate "
                "change have a budget of their own, and nobody shall have to leave out of poverty.",
            ),
        ),
    ),
    (
        "(a)",
        "en",
        (
            (
                "3",
                "A website and a telephone line of Arcadia give accurate information at all stages of migration. "
                "Pre-departure orientation is offered in four towns, and an information campaign on the radio tells "
                "families what a visa costs and whom they may ask.",
            ),
            (
                "4",
                "Every child born in Arcadia has a birth certificate within a month, whatever papers the parents hold. "
                "Passports are issued in the outer islands, and civil registration offices give proof of legal identity "
                "and identity documents to those who never had any.",
            ),
        ),
    ),
    (
        "(b)",
        "en",
        (
            (
                "5",
                "Arcadia has opened regular pathways. A bilateral labour agreement with Borealia lets seasonal workers "
                "come for the harvest, work permits are given in two weeks, and family reunification and student visas "
                "no longer ask for a journey to the capital.",
            ),
            (
                "6",
                "The labour code of Arcadia was changed so that no recruitment fees are taken from migrant workers. "
                "Recruitment agencies need a licence, labour inspectors visit the fish factories, and contracts with "
                "decent work and the minimum wage are translated before they are signed.",
            ),
        ),
    ),
    (
        "(b)",
        "en",
        (
            (
                "7",
                "Migrants in vulnerable situations are looked for in Arcadia: unaccompanied children have a guardian and "
                "a best interests determination, and women at risk of gender-based violence find shelters whatever "
                "their status.",
            ),
            (
                "8",
                "The coast guard of Arcadia has the duty to save lives at sea. Search and rescue was rehearsed twice, "
                "and a register of missing migrants helps families to identify the dead and to trace their remains.",
            ),
            (
                "9",
                "Smuggling of migrants is a crime in the new penal code of Arcadia. Investigators look for the networks "
                "of smugglers and their money, and no migrant is punished for having been smuggled.",
            ),
        ),
    ),
    (
        "(c)",
        "en",
        (
            (
                "10",
                "A national referral mechanism for victims of trafficking in persons began its work in Arcadia. "
                "Traffickers were prosecuted in eleven cases, and each identified victim had a lawyer, a shelter and "
                "protection as a witness.",
            ),
            (
                "11",
                "Border management is coordinated in Arcadia. The border posts share one computer, border guards were "
                "trained in human rights at borders, and pre-screening at the port takes an hour instead of a day.",
            ),
            (
                "12",
                "Screening and assessment follow a written procedure in Arcadia. Arriving persons are heard by an "
                "officer who speaks their language, individual assessment and referral are recorded, and the decision "
                "on status determination comes within sixty days.",
            ),
        ),
    ),
    (
        "(c)",
        "en",
        (
            (
                "13",
                "Immigration detention is a last resort in Arcadia. Alternatives to detention such as reporting and "
                "community-based care came first in nine of ten cases, and no child is detained for the status of its "
                "parents.",
            ),
            (
                "14",
                "The consulates of Arcadia have opened a hotline. Consular assistance for citizens abroad includes a "
                "labour attaché in two capitals, consular protection for those in prison, and a fund for emergencies.",
            ),
        ),
    ),
    (
        "(c)",
        "en",
        (
            (
                "15",
                "Access to basic services does not depend on papers in Arcadia. Migrants use primary health care and "
                "vaccination, and their children have access to schools, without any report to the immigration office.",
            ),
            (
                "16",
                "Towns of Arcadia help newcomers to take part. Language courses, neighbourhood councils in which "
                "migrants sit and integration programmes for full inclusion and social cohesion are paid by the towns.",
            ),
            (
                "17",
                "Hate speech and xenophobia are answered in Arcadia. A campaign against racism and discrimination ran in "
                "all schools, journalists wrote a code of ethics on how they speak of migrants, and hate crimes are "
                "counted.",
            ),
        ),
    ),
    (
        "(d)",
        "en",
        (
            (
                "18",
                "Recognition of qualifications stays slow in Arcadia. Nurses wait two years for the recognition of "
                "skills and foreign credentials, and vocational training and skills development rarely fit what "
                "employers look for.",
            ),
            (
                "19",
                "The diaspora of Arcadia is far away and hardly counted. A diaspora council has met once, diaspora bonds "
                "were not sold, and investment of members of the diaspora needs one office instead of four.",
            ),
            (
                "20",
                "Remittances to Arcadia are dear. The cost of a transfer is eleven per cent, remittance services rarely "
                "reach the islands, and few families who receive money have a bank account or financial literacy.",
            ),
        ),
    ),
    (
        "(d)",
        "en",
        (
            (
                "21",
                "Return and reintegration are not yet in good order in Arcadia. Readmission agreements were signed, but "
                "returnees find no reintegration assistance in the valleys, and safe and dignified return needs people "
                "who meet them at the port.",
            ),
            (
                "22",
                "Portability of social security is a gap. Workers who come home to Arcadia lose their pension, and a "
                "social security agreement with Borealia on earned benefits and entitlements is still being drafted.",
            ),
            (
                "23",
                "Arcadia can't do this alone. International cooperation, technical assistance from the United Nations "
                "network and regional partnerships for the global compact itself are asked for in its plan, and a "
                "voluntary national report was shared with its neighbours.",
            ),
        ),
    ),
    (
        "(e)",
        "fr",
        (
            (
                "15",
                "L'Arcadie, pays imaginaire, garantit aux migrants l'accès aux services de base. Les soins de santé et "
                "l'école sont ouverts à tous les enfants, quel que soit leur statut, et les hôpitaux ne transmettent "
                "aucune donnée à la police.",
            ),
            (
                "10",
                "Les victimes de la traite des personnes sont protégées dans l'Arcadie imaginaire. Un mécanisme "
                "d'orientation a été créé, et les trafiquants sont poursuivis devant un tribunal spécial.",
            ),
        ),
    ),
    (
        "(e)",
        "ru",
        (
            (
                "6",
                "В вымышленной Аркадии трудящиеся-мигранты больше не платят за наём. Частные агентства занятости "
                "работают по лицензии, а инспекторы труда проверяют условия труда на фабриках.",
            ),
            (
                "9",
                "Незаконный ввоз мигрантов считается в вымышленной Аркадии преступлением. Следователи ищут тех, кто на "
                "нём зарабатывает, а самих мигрантов не наказывают.",
            ),
        ),
    ),
    (
        "(e)",
        "es",
        (
            (
                "20",
                "En la Arcadia ficticia las remesas son caras. El costo de las transferencias de remesas baja poco a "
                "poco, y la inclusión financiera de las familias que las reciben necesita apoyo.",
            ),
            (
                "14",
                "Los consulados de la Arcadia ficticia ofrecen asistencia consular y protección consular a sus "
                "nacionales en el exterior, y piden formación para sus funcionarios.",
            ),
        ),
    ),
)
ANSWERS = tuple((question, "\n\n".join(words for _, words in parts)) for question, _, parts in WRITTEN)
MEANT = tuple((lang, words, objective) for _, lang, parts in WRITTEN for objective, words in parts)
