window.YTD.bookmark.part0 = [
  {
    "bookmark": {
      "tweetId": "2001",
      "fullText": "Kept",
      "expandedUrl": "https://twitter.com/i/web/status/2001"
    }
  }
]